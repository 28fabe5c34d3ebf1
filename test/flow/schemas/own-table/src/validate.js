export const validate = (body, schema) => {
  for (const [field, rules] of Object.entries(schema)) {
    const value = body[field];
    const isMissing = value === undefined || value === null || value === "";
    if (rules.required && isMissing) {
      return `Missing required field: ${field}`;
    }
    if (!isMissing) {
      if (rules.type === "array") {
        if (!Array.isArray(value)) {
          return `${field} must be an array`;
        }
      } else if (typeof value !== rules.type) {
        return `${field} must be a ${rules.type}`;
      }
    }
  }
  return null;
};

export const complete = (body, schema) => {
  for (const [field, rules] of Object.entries(schema)) {
    if (rules.required && body[field] === undefined) return `Missing required field: ${field}`;
  }
  return null;
};
