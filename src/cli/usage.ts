import { CONFIGURATION_FILE } from "../engine/api.ts";

export const USAGE = `storewarden audit [folder] [options]

Audits the code of an online store: the current folder unless another is named.

  --format text|json|sarif|html   how to report (text)
  --output FILE                   where to report (standard output)
  --preset quiet|balanced|audit   how much to report (quiet, or what the configuration says)
  --fail-on LEVEL                 error, warning, information, hint or none: findings of this
                                  level or worse end with exit code 1 (error)
  --include GLOB                  also audit these, even where build output, ignored files or
                                  tests would be left out; may be repeated
  --exclude GLOB                  do not audit these; may be repeated
  --offline                       ask no package registry; answers kept from earlier still count
  --source osv|packagist|github   also ask this source: osv.dev about names and versions of packages,
                                  Packagist and the repositories that composer.json names, or GitHub
                                  whether repositories are archived; may be repeated
  --quiet                         report findings only: no totals, no progress
  --workers N                     threads that work at once: one follows data, the others read code
                                  (as many as there are cores, at most 5; one for fewer than 200
                                  files)
  --no-cache                      read everything anew, and keep nothing of it
  --help, --version

storewarden deps [folder] [--format text|json|sarif|cyclonedx] [options]

Checks dependencies alone: known vulnerabilities, deprecated and unmaintained packages, sources,
lockfiles, runtimes. Takes the options of audit; cyclonedx writes a bill of materials (1.6).

storewarden routes [folder] [--format text|json] [--include GLOB] [--exclude GLOB]

Lists the ways into the store: method, path, file, what stands before the handler, and who may
call it (public, customer, admin; unknown where the code does not say).

Exit codes: 0 no findings at or above --fail-on, 1 findings, 2 the audit could not run,
130 stopped with Ctrl-C (what was found until then is reported).

The team's choices are read from ${CONFIGURATION_FILE} in the audited folder.
NO_COLOR=1 switches colours off.
`;
