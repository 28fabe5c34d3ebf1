// The one public door of the engine. Rules, adapters and hosts import only this.
export type { Range } from "./text/range.ts";
export { contains, overlaps } from "./text/range.ts";
export { LineIndex, type Position } from "./text/line-index.ts";
export { applyEdits, type TextEdit } from "./text/edit.ts";
export { digest } from "./text/hash.ts";
export { literalPattern } from "./text/literal-pattern.ts";
export { nearest } from "./text/nearest.ts";
export { pack, packParts } from "./text/pack.ts";
export { unpack } from "./text/unpack.ts";
export type { Comment } from "./text/comment.ts";
export type { ParseProblem } from "./text/problem.ts";

export * from "./findings/level.ts";
export type {
  Fact,
  Finding,
  FindingTag,
  FixKind,
  FixOffer,
  Silence,
  Step,
} from "./findings/finding.ts";
export { isDate, parseDirective } from "./findings/suppression.ts";
export {
  type DirectiveLine,
  type DirectiveWord,
  directiveInLine,
} from "./findings/directive-line.ts";

export type {
  Assignment,
  ConfigDocument,
  ConfigEntry,
  DocumentKind,
  HolePlace,
  HtmlAttribute,
  HtmlElement,
  TemplateHole,
} from "./documents/document.ts";
export { assignments } from "./documents/assignments.ts";
export {
  addToJsonList,
  setJsonValue,
  removeJsonItem,
  removeJsonKey,
} from "./documents/json-edit.ts";
export { addToYamlMap } from "./documents/yaml-edit.ts";
export { removeFromYamlMap } from "./documents/yaml-removal.ts";
export { documentKind, readDocument } from "./documents/read-document.ts";

export type { Ast, Variable } from "./syntax/ast.ts";
export { type FunctionNode, isFunction } from "./syntax/function-node.ts";
export { isRunByNode, mayBeProgram, scriptLanguage } from "./syntax/language.ts";
export type { SourceFile } from "./syntax/parse.ts";
export { walk } from "./syntax/walk.ts";

export { callApi, instanceApi, memberApi, packageOf, pathOf } from "./semantics/api-name.ts";
export { boundNames } from "./semantics/module-record.ts";
export { propertyName } from "./semantics/names.ts";
export type {
  Constant,
  Located,
  ObjectView,
  PropertyView,
  Semantics,
} from "./semantics/semantics.ts";
export { bare, unwrap, wrapped } from "./semantics/unwrap.ts";

export { isWeakAddressCheck } from "./patterns/address-check.ts";
export { letsThrough } from "./patterns/address-pattern.ts";
export { findIn, withoutMatches } from "./patterns/find-in.ts";
export { isHalfAnchored } from "./patterns/half-anchored.ts";
export { mixedRange } from "./patterns/mixed-range.ts";
export { singleCharacters } from "./patterns/single-characters.ts";

export { readableOverrides } from "./deps/override-askers.ts";
export { resolveRequire } from "./deps/resolve-locked.ts";
export { askersOf, bringersOf } from "./deps/askers.ts";
export { assess, type AssessOptions, safeUpdate } from "./deps/assess.ts";
export { assessOptions } from "./project/assess-options.ts";
export { type OverridePlace, overridePlaces } from "./project/override-places.ts";
export { readTime } from "./deps/calendar.ts";
export type * from "./deps/composer/answers.ts";
export * from "./deps/composer/facts.ts";
export { type ComposerHole, composerHoles, mendedComposerVersion } from "./deps/composer/holes.ts";
export {
  blockersOf,
  type ComposerMendingInput,
  type ComposerRenewal,
  mendingReleases,
  renewalOf,
} from "./deps/composer/mending.ts";
export { jointMoves } from "./deps/composer/joint-mending.ts";
export { outdatedComposer } from "./deps/composer/outdated.ts";
export { unmaintainedComposer } from "./deps/composer/unmaintained.ts";
export { isAffectedBy, lowestIn, type Release } from "./deps/composer/releases.ts";
export { type ComposerTarget, composerTarget } from "./deps/composer/targets.ts";
export { composerReplacement } from "./deps/composer/replacement.ts";
export { abandonedPackages } from "./deps/composer/abandoned.ts";
export {
  type ComposerConstraint,
  readComposerConstraint,
  satisfiesComposer,
} from "./deps/composer/constraint.ts";
export {
  type ComposerVersion,
  compareComposerVersions,
  isStableRelease,
  readComposerVersion,
} from "./deps/composer/version.ts";
export { isOldEnough, isTooYoung } from "./deps/cool-down.ts";
export { wantedVersion } from "./deps/wanted.ts";
export { holesIn, ignoredComposerHoles, ignoredHolesIn } from "./project/view-holes.ts";
export { isCatalogFile } from "./project/catalogs.ts";
export { catalogFiles, catalogUsers } from "./project/catalog-users.ts";
export { catalogPlaces, catalogUser } from "./project/catalog-lines.ts";
export { describeDependency } from "./deps/describe.ts";
export { refusedLicenses, type RefusedLicense } from "./project/refused-licenses.ts";
export { describeComposer } from "./deps/composer/describe.ts";
export { matchesName } from "./deps/name-pattern.ts";
export { fixedVersion } from "./deps/fixed-version.ts";
export { mendedAbove, offeredAbove } from "./deps/mended-above.ts";
export { ignoredAt, namesOf } from "./project/ignored-advisories.ts";
export { type Hole, holesOf, isSafeOverride, isVulnerable, overrideOf } from "./deps/holes.ts";
export { Mending } from "./deps/mending.ts";
export { type Override, readOverrides } from "./deps/overrides.ts";
export { readManifest } from "./deps/manifest.ts";
export { namedManager } from "./deps/package-manager.ts";
export { plain } from "./deps/plain-text.ts";
export { type LockWay, packagesOf } from "./deps/lock-reach.ts";
export { entryInLock } from "./deps/lock-place.ts";
export { isLockfile, LOCKFILES } from "./deps/lockfile.ts";
export {
  NODE_SOURCE,
  excludesSupportedNode,
  newestSupportedNode,
  nodeLineEnd,
  nodeMajor,
} from "./deps/node-lines.ts";
export { excludesSupportedPhp, PHP_SOURCE, phpLineEnd } from "./deps/php-lines.ts";
export { moveRangeText } from "./deps/range-edit.ts";
export { releaseSigns } from "./deps/release-signs.ts";
export { isRegistryKind } from "./deps/spec.ts";
export { DEFAULT_THRESHOLDS, type Thresholds } from "./deps/policy.ts";
export { type ChosenThresholds, CHOSEN_THRESHOLDS, isMonths } from "./findings/thresholds.ts";
export { needsFullDocument, newestPublish, type TimesQuery } from "./deps/publish-times.ts";
export type { FactRequest } from "./deps/registry-requests.ts";
export type * from "./deps/advisory.ts";
export {
  exportsInList,
  exportsInProse,
  exportsInTitle,
  sentencesAboutFunctions,
} from "./deps/affected-exports.ts";
export * from "./findings/severity.ts";
export type * from "./deps/signature.ts";
export type * from "./deps/types.ts";
export type * from "./deps/update-target.ts";
export { versionPlace } from "./deps/versions.ts";

export type * from "./models/kinds.ts";
export type * from "./models/model.ts";
export type * from "./models/place.ts";

export type * from "./platforms/platform.ts";
export { isProviderCall } from "./routes/asked-provider.ts";
export { functionOf, returnedBy } from "./routes/functions.ts";
export { mayMatchCore } from "./routes/medusa-core.ts";
export type { MiddlewareRow } from "./routes/known-middleware.ts";
export * from "./routes/route.ts";
export { deedsOf } from "./routes/conduct.ts";
export { groupBy } from "./text/group-by.ts";
export { isMedusaAdminRoute } from "./routes/staff-routes.ts";
export { settledBy } from "./routes/settlement.ts";

export type * from "./project/composer-view.ts";
export type { ImportSite } from "./project/export-sites.ts";
export { isComposerLock } from "./project/composers.ts";
export { isManagerSetting } from "./project/cool-downs.ts";
export type * from "./project/manifest-view.ts";
export type { FilesBeside } from "./project/files-beside.ts";
export { dependencyHealth, vulnerableIn } from "./project/dependency-health.ts";
export * from "./findings/health.ts";
export * from "./project/rule.ts";
export * from "./project/rule-meta.ts";
export type { Advise, AskComposer, LookUp } from "./project/ask.ts";
export {
  type AuditInput,
  type AuditProgress,
  type AuditResult,
  type Skipped,
  audit,
} from "./project/audit.ts";
export {
  CONFIGURATION_FILE,
  type Configuration,
  type ConfiguredSuppression,
  DEFAULT_CONFIGURATION,
} from "./project/configuration.ts";
export type { RuleCrash } from "./project/collector.ts";
export { Deferred } from "./project/deferred.ts";
export type { KeptFacts, Pause, StampOf } from "./project/fact-archive.ts";
export type { FactMaker } from "./project/fact-maker.ts";
export { type FileFacts, unknownFacts } from "./project/file-facts.ts";
export { type FileKind, MAX_FILE_BYTES, fileKind } from "./project/file-kind.ts";
export type { NotCheckedItem } from "./project/not-checked.ts";
export type { RestoredResults } from "./project/results.ts";
export type { Verify } from "./project/verify-lock.ts";
export type { FileResult } from "./project/file-result.ts";
export { type ComputedFix, computeFixes, fixAll } from "./project/fixes.ts";
export { globMatcher } from "./project/glob.ts";
export { configurationSchema } from "./project/configuration-schema.ts";
export { type ReadConfiguration, readConfiguration } from "./project/read-configuration.ts";
export { type PathClass, classifyPath } from "./project/path-class.ts";
export type { Log, ProjectFiles, TrackedFiles } from "./project/ports.ts";
export { AnalysisSession } from "./project/session.ts";
export type { SessionOptions } from "./project/session-options.ts";
export type { Model } from "./models/model.ts";
export {
  MODELS_FILE,
  type TeamModels,
  addSanitizer,
  readConfiguredModels,
  readTeamModels,
  withoutSanitizers,
} from "./models/team-models.ts";

export { toCycloneDx } from "./project/bill-of-materials.ts";
export { toHtml } from "./report/html-report.ts";
export { type JsonReport, toJson } from "./report/json-report.ts";
export type { ReportInput } from "./report/model.ts";
export { supportWords, versionWords } from "./report/platform-words.ts";
export { type RoutesJson, routesJson, routesText } from "./report/routes-report.ts";
export { type SarifInput, toSarif } from "./report/sarif.ts";
export { type Summary, summarise } from "./report/summary.ts";
export { type TextOptions, type TextStyle, toText } from "./report/text-report.ts";
export { TIPS, type Tip } from "./report/tips.ts";
export { visible } from "./report/words.ts";
