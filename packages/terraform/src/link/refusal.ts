import type { Place, Refusal } from "../contract.js";

/**
 * Why something is not certain, not editable, or not followed.
 *
 * - `not-followed`: it comes from, or goes to, something that is not followed.
 * - `partly-known`: some of its parts are not known.
 * - `variable-default`: a variable's default, which a deployment may replace.
 * - `used-elsewhere`: it is also used where it is no action list.
 * - `partly-used`: only some elements of the list are used.
 * - `built-element`: an expression makes the element.
 * - `embedded-expression`: an expression inside a string of JSON syntax.
 * - `outside-source`: it stands in a module that `terraform init` installed.
 * - `names-principals`: the statement says who may act, which no identity policy does.
 * - `ignored-changes`: Terraform is told never to change it.
 * - `single-place`: a list cannot take the place of the one pattern.
 * - `indivisible-place`: what stands there is not an element of a list.
 * - `merged-sid`: a statement with this Sid may replace or be replaced by another.
 * - `maybe-alone`: it may be the only statement of its policy.
 * - `not-a-policy`: the text is no policy document in JSON.
 * - `unused-document`: nothing in this source takes the document.
 * - `never-deployed`: as the source stands, it is not deployed at all.
 * - `unseen-module`: a module that is not part of this source takes it.
 * - `other-provider`: its provider may work in another account.
 * - `duplicate-name`: two principals have this name.
 * - `broken-file`: a file cannot be read whole, and may attach, call or use it.
 * - `terragrunt-not-read`: a file of Terragrunt deploys it too.
 * - `source-not-known`: a call whose source is an expression may deploy it.
 * - `policy-used-elsewhere`: something names the managed policy that is no attachment which is followed.
 * - `file-read-elsewhere`: something else may read the file.
 */
export type LinkCode =
  | "not-followed"
  | "partly-known"
  | "variable-default"
  | "used-elsewhere"
  | "partly-used"
  | "built-element"
  | "embedded-expression"
  | "outside-source"
  | "names-principals"
  | "ignored-changes"
  | "single-place"
  | "indivisible-place"
  | "merged-sid"
  | "maybe-alone"
  | "not-a-policy"
  | "unused-document"
  | "never-deployed"
  | "unseen-module"
  | "other-provider"
  | "duplicate-name"
  | "broken-file"
  | "terragrunt-not-read"
  | "source-not-known"
  | "policy-used-elsewhere"
  | "file-read-elsewhere";

export function refuse(code: LinkCode, message: string, at?: Place): Refusal {
  return at === undefined ? { code, message } : { code, message, at };
}
