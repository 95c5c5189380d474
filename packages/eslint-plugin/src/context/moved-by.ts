import type { Problem } from "@iamend/engine";
import type { Place } from "@iamend/source";
import type { Report } from "./judgement.js";

/** The same report where everything in a file has moved. */
export function movedBy(distance: number, file: string, { problems, hidden, remarks }: Report): Report {
  const moved = <P extends Place>(place: P): P =>
    place.file === file ? { ...place, range: [place.range[0] + distance, place.range[1] + distance] } : place;
  const problemMoved = ({ at, fix, suggestions, ...rest }: Problem): Problem => ({
    ...rest,
    at: moved(at),
    ...(fix === undefined ? {} : { fix: { ...fix, edits: fix.edits.map(moved) } }),
    ...(suggestions === undefined
      ? {}
      : { suggestions: suggestions.map((one) => ({ ...one, edits: one.edits.map(moved) })) }),
  });
  return {
    problems: problems.map(problemMoved),
    hidden: hidden.map(problemMoved),
    remarks: remarks.map((remark) => ({ ...remark, at: moved(remark.at) })),
  };
}
