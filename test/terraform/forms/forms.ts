import { blockForms } from "./block-forms.js";
import type { Form } from "./form.js";
import { jsonSyntaxForms } from "./json-syntax-forms.js";
import { objectForms } from "./object-forms.js";
import { textForms } from "./text-forms.js";

/** Every way to write a policy in Terraform that the tests know. */
export const forms: readonly Form[] = [...blockForms, ...objectForms, ...textForms, ...jsonSyntaxForms];
