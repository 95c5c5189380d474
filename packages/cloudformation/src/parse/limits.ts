/** Levels of nesting; nothing that a person or a tool writes comes near. What walks a tree may recurse. */
export const MAX_DEPTH = 500;

/** Nodes that the aliases of a text may stand for, all of them followed: what walks a tree may follow them. */
export const MAX_FOLLOWED_NODES = 1_000_000;

/** Problems of one text; more help nobody. */
export const MAX_PROBLEMS = 20;
