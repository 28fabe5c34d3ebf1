'use strict';

const { exec, execFile } = require('child_process');
const path = require('path');
const { promisify } = require('util');

const run = promisify(execFile);
const EXPORTS = path.resolve('var', 'loyalty');

/** All bookings of one month as a zip file; the month looks like 2024-05. */
exports.archiveMonth = function archiveMonth(partner, month) {
  const target = path.join(EXPORTS, `partner-${partner}.zip`);
  return new Promise((resolve, reject) => {
    exec(`zip -jq ${target} ${EXPORTS}/${partner}/${month}-*.csv`, (error) => { // !alert command-injection
      if (error) reject(error);
      else resolve(target);
    });
  });
};

exports.archiveYear = async function archiveYear(partner, year) {
  const target = path.join(EXPORTS, `partner-${partner}-${year}.zip`);
  await run('zip', ['-jqr', target, '--', path.join(EXPORTS, String(partner), String(year))]);
  return target;
};
