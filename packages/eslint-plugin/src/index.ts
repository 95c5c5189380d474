/** What this plugin is called, and under which name its rules and languages are known where nobody renames it. */
export const meta = { name: "eslint-plugin-iamend", namespace: "iamend" };
