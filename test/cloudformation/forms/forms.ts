import type { Form } from "./form.js";
import { functionForms } from "./function-forms.js";
import { otherForms } from "./other-forms.js";
import { templateForms } from "./template-forms.js";

/** Every way to write a policy in templates and their like that the tests know. */
export const forms: readonly Form[] = [...templateForms, ...functionForms, ...otherForms];
