/**
 * Where the words of an action name end: offsets after each word, ascending, the last being the length of the name.
 *
 * A word is a run of one class (capitals, small letters, digits, anything else), except that a capital belongs to the
 * small letters after it: `GetBucketCORS` is Get·Bucket·CORS, `ViaAWSService` is Via·AWS·Service, `ObjectsV2` is
 * Objects·V·2.
 */
export function wordEnds(name: string): readonly number[] {
  const ends: number[] = [];
  for (let at = 1; at < name.length; at += 1) {
    const before = classOf(name.charCodeAt(at - 1));
    const here = classOf(name.charCodeAt(at));
    const startsWord =
      before === "capital"
        ? here === "capital"
          ? at + 1 < name.length && classOf(name.charCodeAt(at + 1)) === "small" // AWS·Service: this capital is the S
          : here !== "small"
        : before !== here;
    if (startsWord) ends.push(at);
  }
  if (name.length > 0) ends.push(name.length);
  return ends;
}

type CharacterClass = "capital" | "small" | "digit" | "other";

function classOf(unit: number): CharacterClass {
  if (unit >= 0x41 && unit <= 0x5a) return "capital";
  if (unit >= 0x61 && unit <= 0x7a) return "small";
  if (unit >= 0x30 && unit <= 0x39) return "digit";
  return "other";
}
