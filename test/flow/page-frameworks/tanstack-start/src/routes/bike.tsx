import { Link, createFileRoute, getRouteApi, redirect, useNavigate, useSearch } from "@tanstack/react-router";

const other = getRouteApi("/other");

export const Route = createFileRoute("/bike")({
  beforeLoad: ({ search }) => {
    if (search.leave) throw redirect({ href: search.leave }); // !alert open-redirect
  },
  component: Bike,
});

function Bike() {
  const { note } = Route.useSearch();
  const { name } = other.useParams();
  const { title } = useSearch({ strict: false });
  const navigate = useNavigate();
  return (
    <main>
      <p dangerouslySetInnerHTML={{ __html: `<b>${note}</b>` }} /> {/* !alert xss-dangerously-set-inner-html */}
      <p dangerouslySetInnerHTML={{ __html: `<b>${name}</b>` }} /> {/* !alert xss-dangerously-set-inner-html */}
      <p dangerouslySetInnerHTML={{ __html: `<b>${title}</b>` }} /> {/* !alert xss-dangerously-set-inner-html */}
      <Link to={note}>Note</Link> {/* !alert unsafe-href-scheme */}
      <Link to="/">Home</Link> {/* !safe unsafe-href-scheme */}
      <p>{note}</p> {/* !safe xss-dangerously-set-inner-html */}
      <button onClick={() => navigate({ href: note })}>Go</button> {/* !alert open-redirect */}
      <button onClick={() => navigate({ to: "/" })}>Back</button> {/* !safe open-redirect */}
    </main>
  );
}
