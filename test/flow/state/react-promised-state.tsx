// A component's state that gets what a promise gives.
import { useEffect, useState } from "react";

export function Reviews() {
  const [reviews, setReviews] = useState([]);
  const [count, setCount] = useState(0);
  useEffect(() => {
    fetch("/api/reviews")
      .then((response) => response.json())
      .then(setReviews);
    fetch("/api/reviews/count")
      .then((response) => response.json())
      .then((found) => Number(found))
      .then(setCount);
  }, []);
  return (
    <ul>
      {reviews.map((review) => (
        <li key={review.id} dangerouslySetInnerHTML={{ __html: review.text }} /> // !alert xss-dangerously-set-inner-html
      ))}
      <li dangerouslySetInnerHTML={{ __html: `${count} reviews` }} /> // !safe xss-dangerously-set-inner-html
    </ul>
  );
}
