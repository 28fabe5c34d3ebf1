export default eventHandler((event) => {
  const name = getQuery(event).name;
  setHeader(event, "content-type", "text/html");
  return `<h1>Hello ${name}</h1>`; // !alert xss-server-response
});
