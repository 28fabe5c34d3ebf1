import { useLocation, useNavigate, useSearchParams } from "react-router-dom";

export function Pages({ page }: { page: number }) {
  const navigate = useNavigate();
  const location = useLocation();
  const [searchParams] = useSearchParams();

  const turn = () => {
    const params = new URLSearchParams(searchParams);
    params.set("page", String(page));
    navigate(`${location.pathname}?${params.toString()}`); // !safe open-redirect
  };
  const search = () => {
    const params = new URLSearchParams(location.search);
    params.set("q", "shoe");
    navigate({ pathname: location.pathname, search: params.toString() }); // !safe open-redirect
    navigate(location.pathname, { replace: true }); // !safe open-redirect
    navigate(location.pathname + location.search); // !safe open-redirect
  };
  const back = () => {
    navigate(searchParams.get("from")!); // !alert open-redirect
    navigate(`${searchParams.get("from")}?${searchParams.toString()}`); // !alert open-redirect
  };
  return (
    <nav>
      <button onClick={turn}>{page}</button>
      <button onClick={search}>Search</button>
      <button onClick={back}>Back</button>
    </nav>
  );
}
