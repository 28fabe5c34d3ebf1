// A walk over a tree that calls itself in many places says the same of each of them.
exports.price = function price(rule, order) {
  const settings = {};
  return work(rule, order);

  function work(rule, place) {
    switch (rule.kind) {
      case "fixed":
        return rule.amount;
      case "sum": {
        const terms = [];
        for (const term of rule.terms) terms.push(work(term, place));
        return terms.reduce((all, term) => all + term, work(rule.start, place));
      }
      case "difference":
        return work(rule.whole, place) - work(rule.taken, place);
      case "product":
        return work(rule.price, place) * work(rule.count, place);
      case "share":
        return work(rule.whole, place) / (work(rule.parts, place) || 1);
      case "lowest":
        return Math.min(...rule.offers.map((offer) => work(offer, place)));
      case "choice": {
        const chosen = work(rule.question, place);
        if (chosen === undefined) return work(rule.otherwise, place);
        return chosen ? work(rule.yes, place) : work(rule.no, place);
      }
      case "range": {
        const amount = work(rule.amount, place);
        if (amount < work(rule.from, place)) return work(rule.below, place);
        if (amount > work(rule.to, place)) return work(rule.above, place);
        return work(rule.within, place);
      }
      case "named":
        settings[rule.name] = work(rule.value, place);
        return work(rule.rest, place);
      case "setting":
        return settings[rule.name] ?? work(rule.standard, place);
      case "field": {
        const from = work(rule.of, place);
        return from && typeof from === "object" ? from[rule.name] : work(rule.missing, place);
      }
      case "list": {
        const made = {};
        for (const entry of rule.entries) made[entry.name] = work(entry.value, place);
        return made;
      }
      case "each": {
        const list = work(rule.list, place);
        const kept = list.filter((item) => work(rule.keeps, item));
        return kept.map((item) => work(rule.makes, item));
      }
      case "call": {
        const called = work(rule.called, place);
        const given = rule.given.map((each) => work(each, place));
        return typeof called === "function" ? called.apply(work(rule.on, place), given) : undefined;
      }
      case "text": {
        let text = work(rule.first, place);
        for (const piece of rule.pieces) text += work(piece.before, place) + work(piece.value, place);
        return text + work(rule.last, place);
      }
      case "discount": {
        const before = work(rule.price, place);
        const after = before - work(rule.reduction, place);
        return after < work(rule.least, place) ? work(rule.least, place) : after;
      }
      case "formula":
        return new Function("order", `return ${rule.formula}`)(place); // !alert code-injection
      case "tax":
        return new Function("order", `return ${Number(rule.rate)}`)(place); // !safe code-injection
      default:
        return undefined;
    }
  }
};
