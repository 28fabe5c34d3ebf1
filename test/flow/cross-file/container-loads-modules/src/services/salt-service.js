module.exports = function saltService({ saltRepository }) {
  return {
    list: (grain) => saltRepository.byGrain(grain),
    all: () => saltRepository.all(),
  };
};
