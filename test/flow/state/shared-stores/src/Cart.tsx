import { useDispatch, useSelector } from "react-redux";
import { setLink, setText } from "../stores/banner";
import { useCart } from "../stores/cart";

export function Enter() {
  const parameters = new URLSearchParams(location.search);
  const write = useCart((cart) => cart.write);
  const dispatch = useDispatch();
  write(parameters.get("note")!);
  useCart.getState().enter(parameters.get("code")!);
  dispatch(setText(parameters.get("text")));
  dispatch(setLink(parameters.get("link")));
  return null;
}
export function Show() {
  const note = useCart((cart) => cart.note);
  const { code } = useCart();
  const lines = useCart((cart) => cart.lines);
  const both = useCart((cart) => cart.both());
  const text = useSelector((state: any) => state.banner.text);
  const link = useSelector((state: any) => state.banner.link);
  const shown = useSelector((state: any) => state.banner.shown);
  return (
    <>
      <p dangerouslySetInnerHTML={{ __html: note }} /> {/* !alert xss-dangerously-set-inner-html */}
      <p dangerouslySetInnerHTML={{ __html: code }} /> {/* !alert xss-dangerously-set-inner-html */}
      <p dangerouslySetInnerHTML={{ __html: `${lines}` }} /> {/* !safe xss-dangerously-set-inner-html */}
      <p dangerouslySetInnerHTML={{ __html: both }} /> {/* !alert xss-dangerously-set-inner-html */}
      <p dangerouslySetInnerHTML={{ __html: text }} /> {/* !alert xss-dangerously-set-inner-html */}
      <p dangerouslySetInnerHTML={{ __html: link }} /> {/* !alert xss-dangerously-set-inner-html */}
      <p dangerouslySetInnerHTML={{ __html: `${shown}` }} /> {/* !safe xss-dangerously-set-inner-html */}
    </>
  );
}
