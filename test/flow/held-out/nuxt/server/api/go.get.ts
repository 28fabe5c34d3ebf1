export default defineEventHandler((event) => {
  const { to } = getQuery<{ to: string }>(event);
  return sendRedirect(event, to, 302); // !alert open-redirect
});
