import fc from "fast-check";

/** How names begin; `DELETE` and `Delete` are one word to the law. */
const VERBS = ["Get", "Describe", "Delete", "DELETE"];

/** What follows; many are the beginning of another, none of them is a whole word of it. */
const NOUNS = [
  "Host",
  "Hosts",
  "Reservation",
  "Reservations",
  "Object",
  "Acl",
  "V",
  "2",
  "10",
  "AWS",
  "Id",
  "Service",
  "-",
];

/** Names that have been traps, here or at AWS. */
const TRAPS = [
  "DescribeHosts",
  "DescribeHostReservations",
  "DescribeHostReservationOfferings",
  "DescribeInstances",
  "DescribeReservedInstances",
  "DELETE",
  "DeletePortal",
  "GetBucketCORS",
  "GetBucketCors",
  "ListObjectsV2",
  "ListObjects",
  "Get",
  "GetObjectGet",
  "AssociateViaAWSService-EventsAndStates",
];

/** Action names out of few words, so that prefixes are shared and cut in awkward places. */
export const actionName: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.constantFrom(...VERBS), fc.array(fc.constantFrom(...NOUNS), { maxLength: 3 }))
      .map(([verb, nouns]) => verb + nouns.join("")),
  },
  { weight: 1, arbitrary: fc.constantFrom(...TRAPS) },
);
