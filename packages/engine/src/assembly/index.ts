// What a CDK app was synthesised to, for who judges that alone: all of the adapter takes its time to load.
export {
  readAssembly,
  type Assembly,
  type AssemblyResource,
  type AssemblyStack,
  type CreationFrame,
} from "@iamend/cdk/assembly";
