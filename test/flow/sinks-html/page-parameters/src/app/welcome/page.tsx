import { Back } from "../../components/back";

export default function Welcome({ searchParams }: { searchParams: { back?: string } }) {
  const { back = "/" } = searchParams; // !source
  return <Back to={back} />;
}
