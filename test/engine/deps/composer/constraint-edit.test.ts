import { expect, it } from "vitest";
import {
  lengthenComposerConstraint,
  moveComposerConstraint,
  raiseComposerConstraint,
} from "../../../../src/engine/deps/composer/constraint-edit.ts";

it.each([
  ["^1.4", "v2.3.1", "^2.3"],
  ["^1.4.0", "2.3.1", "^2.3.1"],
  ["^1", "2.3.1", "^2"],
  ["~1.4", "2.3.1", "~2.3"],
  ["~1.4.2", "2.3.1", "~2.3.1"],
  ["~1.4.2", "2.3", "~2.3.0"],
  ["1.4.2", "v2.3.1", "2.3.1"],
  ["v1.4.2", "2.3.1", "v2.3.1"],
  ["= 1.4.2", "2.3.1", "= 2.3.1"],
  [">=1.4", "2.3.1", ">=2.3"],
  ["1.4.*", "2.3.1", "2.3.*"],
  ["2.*", "3.0.1", "3.*"],
  ["2.4.6-p3", "2.4.7", undefined],
  ["2.4.6", "2.4.6-p3", "2.4.6-p3"],
  ["^6.6.1.0", "6.7.2.0", "^6.7.2.0"],
  ["^7.4 || ^8.0", "9.1.0", "^7.4 || ^8.0 || ^9.1"],
  ["^7.4|^8.0", "9.1.0", "^7.4|^8.0|^9.1"],
  [">=1.4 <2.0", "2.3.1", undefined],
  [">=1.4,<2.0", "2.3.1", undefined],
  ["1.0 - 2.0", "2.3.1", undefined],
  ["*", "2.3.1", undefined],
  ["dev-main", "2.3.1", undefined],
  ["^1.4@beta", "2.3.1", undefined],
  ["^1.4", "dev-main", undefined],
])("moves %s to %s", (text, version, moved) => {
  expect(moveComposerConstraint(text, version)).toBe(moved);
});

it.each([
  ["^1.4", "1.9.2", "^1.9"],
  ["^1.4.0", "1.9.2", "^1.9.2"],
  ["^1.4", "1.4.9", undefined],
  ["1.4.*", "1.4.9", undefined],
  ["^1.4 || ^2.0", "2.9.2", undefined],
])("raises %s to %s", (text, version, raised) => {
  expect(raiseComposerConstraint(text, version)).toBe(raised);
});

it.each([
  ["^1.4", "v1.4.9", "^1.4.9"],
  [">=1", "1.4.9", ">=1.4.9"],
  ["~1.4", "1.4.9", undefined],
  ["^1.4 || ^2.0", "2.0.9", undefined],
])("lengthens %s to %s", (text, version, long) => {
  expect(lengthenComposerConstraint(text, version)).toBe(long);
});
