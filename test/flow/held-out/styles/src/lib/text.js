exports.page = (title, body) => `<html><title>${title}</title>${body}</html>`;
exports.escape = (text) => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
exports.slug = (text) => String(text).toLowerCase().replace(/[^a-z0-9]+/g, "-");
