import { type ActionFunctionArgs, Form } from "react-router";
import type { Route } from "./+types/notes";

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  return { note: String(form.get("note")), count: Number(form.get("count")) };
}
export default function Notes({ actionData }: Route.ComponentProps) {
  return (
    <Form method="post">
      <p dangerouslySetInnerHTML={{ __html: actionData!.note }} /> {/* !alert xss-dangerously-set-inner-html */}
      <p dangerouslySetInnerHTML={{ __html: String(actionData!.count) }} /> {/* !safe xss-dangerously-set-inner-html */}
    </Form>
  );
}
