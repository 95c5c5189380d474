export { cloudformationAdapter } from "./adapter.js";
