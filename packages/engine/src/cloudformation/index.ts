// The adapter of templates alone, for who has templates and nothing else: all adapters together take their time to load.
export { cloudformationAdapter } from "@iamend/cloudformation";
