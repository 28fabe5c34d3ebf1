// Only a function can be bound, whoever gave the object that it was found in.
class Job {
  constructor(options) {
    this.options = options;
  }
  start() {
    const stop = this.stop.bind(this);
    setTimeout(stop, 1000); // !safe code-injection
    setTimeout(this.options.then, 1000); // !alert code-injection
  }
  stop() {}
}

exports.start = function (given) {
  const job = given instanceof Job ? given : new Job(given);
  job.start();
};
