import type { StatementCase } from "./statement-cases.js";

export const bodyCases: readonly StatementCase[] = [
  {
    name: "a statement with the comments that are about it",
    form: "body",
    before: `
      run() {
        const role = make(a);

        // B, in detail
        /* and more */
        role.add({
          B: 1, // inside
        }); // behind

        // about c
        role.add(c);
      }`,
    remove: ["B"],
    after: `
      run() {
        const role = make(a);

        // about c
        role.add(c);
      }`,
  },
  {
    name: "the first of several under one comment",
    form: "body",
    before: `
      run() {
        // what the role may do
        role.add(A);
        role.add(b);
      }`,
    remove: ["A"],
    after: `
      run() {
        // what the role may do
        role.add(b);
      }`,
  },
  {
    name: "all of several under one comment",
    form: "body",
    before: `
      run() {
        begin();

        // what the role may do
        role.add(A);
        role.add(B);

        end();
      }`,
    remove: ["A", "B"],
    after: `
      run() {
        begin();

        end();
      }`,
  },
  {
    name: "under a comment that may head another call, too",
    form: "body",
    before: `
      run() {
        // permissions
        role.add(A);
        bucket.grantRead(role);
      }`,
    remove: ["A"],
    after: `
      run() {
        // permissions
        bucket.grantRead(role);
      }`,
  },
  {
    name: "before something else than a call",
    form: "body",
    before: `
      run() {
        // what A is for
        role.add(A);
        const b = make(role);
      }`,
    remove: ["A"],
    after: `
      run() {
        const b = make(role);
      }`,
  },
  {
    name: "what a tool is told of the next line",
    form: "body",
    before: `
      run() {
        // permissions
        // @ts-expect-error: no types
        role.add(A);
        role.add(b);
        // eslint-disable-next-line x/y
        role.add(C);
        role.add(d);
      }`,
    remove: ["A", "C"],
    after: `
      run() {
        // permissions
        role.add(b);
        role.add(d);
      }`,
  },
  {
    name: "code that was switched off",
    form: "body",
    before: `
      run() {
        // role.add(x);
        role.add(A);

        // await role.addMore("x")
        role.add(B);

        end();
      }`,
    remove: ["A", "B"],
    after: `
      run() {
        // role.add(x);

        // await role.addMore("x")

        end();
      }`,
  },
  {
    name: "beside others on one line",
    form: "body",
    before: `
      run() {
        begin(); role.add(A); // both
        role.add(B); end();
      }`,
    remove: ["A", "B"],
    after: `
      run() {
        begin(); // both
        end();
      }`,
  },
  {
    name: "the only one",
    form: "body",
    before: `
      run() {
        role.add(A);
      }`,
    remove: ["A"],
    after: `
      run() {}`,
  },
  {
    name: "the first of a module",
    form: "body",
    before: `
      role.add(A);

      end();
      `,
    remove: ["A"],
    after: `
      end();
      `,
  },
  {
    name: "the last of a module",
    form: "body",
    before: `
      begin();

      // about A
      role.add(A);
      `,
    remove: ["A"],
    after: `
      begin();
      `,
  },
  {
    name: "without semicolons",
    form: "body",
    before: `
      run() {
        begin()
        role.add(A)
        end()
      }`,
    remove: ["A"],
    after: `
      run() {
        begin()
        end()
      }`,
  },
  {
    name: "before a semicolon that the next line needs",
    form: "body",
    before: `
      run() {
        const x = begin()
        role.add(A)
        ;[1, 2].forEach(x)
      }`,
    remove: ["A"],
    after: `
      run() {
        const x = begin()
        ;[1, 2].forEach(x)
      }`,
  },
  {
    name: "before a line that starts with a parenthesis, behind a semicolon",
    form: "body",
    before: `
      run() {
        begin(); // x
        role.add(A);
        (end).x();
      }`,
    remove: ["A"],
    after: `
      run() {
        begin(); // x
        (end).x();
      }`,
  },
];
