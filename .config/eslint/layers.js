import folders from "./folders.js";
import packages from "./packages.js";

/** The layering of this workspace as lint rules: between packages, and between the folders of @iamend/core. */
export default { meta: { name: "layers" }, rules: { packages, folders } };
