// How figures are taken and told.
import { spawnSync } from "node:child_process";

/** All figures so far, in order. */
export const figures = [];

/** Tells a figure; one over its limit fails a run with --check. */
export function figure(name, value, unit, limit) {
  figures.push({ name, value, unit, limit });
  const bound = limit === undefined ? "" : `   (at most ${limit})`;
  console.log(`${name.padEnd(66)} ${value.toFixed(2).padStart(9)} ${unit}${bound}`);
}

/** The one in the middle, or the higher of two. */
export function median(values) {
  return values.toSorted((left, right) => left - right)[values.length >> 1];
}

/** Median milliseconds of one call, after a warm-up. */
export function time(work, runs = 15) {
  const [only] = timeAll([work], runs);
  return only;
}

/** Median milliseconds of each piece of work, interleaved so that a drift of the machine meets all of them alike. */
export function timeAll(works, runs = 15, warmUps = 3) {
  const times = works.map(() => []);
  for (let run = 0; run < warmUps + runs; run += 1) {
    for (const [index, work] of works.entries()) {
      const start = performance.now();
      work();
      if (run >= warmUps) times[index].push(performance.now() - start);
    }
  }
  return times.map(median);
}

/** Median milliseconds of whole processes. A code other than 0 is an error, unless it is among `codes`. */
export function timeProcesses(commands, { runs = 15, cwd, codes = [0] } = {}) {
  const works = commands.map((args) => () => {
    const { status, stderr } = spawnSync(process.execPath, args, {
      cwd,
      stdio: ["ignore", "ignore", "pipe"],
    });
    if (!codes.includes(status)) throw new Error(`${args.join(" ")}: ${stderr}`);
  });
  return timeAll(works, runs, 1);
}
