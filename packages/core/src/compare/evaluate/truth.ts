/** True, false, or not known. */
export type Truth = boolean | undefined;

export function not(one: Truth): Truth {
  return one === undefined ? undefined : !one;
}

export function both(left: Truth, right: Truth): Truth {
  if (left === false || right === false) return false;
  return left === undefined || right === undefined ? undefined : true;
}

export function either(left: Truth, right: Truth): Truth {
  return not(both(not(left), not(right)));
}
