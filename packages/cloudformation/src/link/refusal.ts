import type { Place, Refusal } from "../contract.js";

/**
 * Why something is not certain, not editable, or not followed.
 *
 * - `aliased-elsewhere`: an alias puts it where it is not followed, or needs its anchor.
 * - `ambiguous-evidence`: a stack that evidence tells of fits several of the source.
 * - `bare-variable`: a variable of `Fn::Sub` stands outside of the quotes of a policy in a text.
 * - `built-element`: a function, a parameter or a condition makes the element.
 * - `duplicate-name`: two principals have this name.
 * - `evidence-contradicts`: what evidence tells cannot be of this source.
 * - `evidence-missing`: evidence tells of its stack, and not of it.
 * - `file-used-elsewhere`: another template names the file that it stands in.
 * - `include`: `AWS::Include` brings what is not seen.
 * - `indivisible-place`: what stands there is not simply an element of a list.
 * - `macro`: a macro may change the template.
 * - `maybe-absent`: a condition may leave the element out, so that nothing may be left of its list.
 * - `maybe-alone`: it may be the only statement of its policy.
 * - `names-principals`: the statement says who may act, which no identity policy does.
 * - `not-a-policy`: what stands there is nothing that a policy is made of.
 * - `not-followed`: how it is made, or who is named, is not followed.
 * - `partly-known`: some of it is not known.
 * - `policy-file`: which role a policy in a file of its own is for is not known.
 * - `policy-used-elsewhere`: something names the managed policy that is no attachment which is followed.
 * - `stack-not-known`: the name of the stack is not known.
 * - `stacked-elsewhere`: stacks of its template may be made that are not followed, and other names passed to these.
 * - `stacks-incomplete`: evidence tells of a stack that looks like one of a template, and that nobody has named.
 * - `template-within`: it stands in a template within the template, which is not followed.
 * - `unmatched-evidence`: a stack that evidence tells of fits none of the source.
 * - `unused-policies`: a role is given, and the policies beside it are not used.
 * - `variable-elsewhere`: a variable of the Serverless Framework puts it there, and others may put it elsewhere.
 */
export type RefusalCode =
  | "aliased-elsewhere"
  | "ambiguous-evidence"
  | "bare-variable"
  | "built-element"
  | "duplicate-name"
  | "evidence-contradicts"
  | "evidence-missing"
  | "file-used-elsewhere"
  | "include"
  | "indivisible-place"
  | "macro"
  | "maybe-absent"
  | "maybe-alone"
  | "names-principals"
  | "not-a-policy"
  | "not-followed"
  | "partly-known"
  | "policy-file"
  | "policy-used-elsewhere"
  | "stack-not-known"
  | "stacked-elsewhere"
  | "stacks-incomplete"
  | "template-within"
  | "unmatched-evidence"
  | "unused-policies"
  | "variable-elsewhere";

export function refuse(code: RefusalCode, message: string, at?: Place): Refusal {
  return { code, message, ...(at === undefined ? {} : { at }) };
}
