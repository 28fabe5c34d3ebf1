import React, { Component } from "react";
import DOMPurify from "dompurify";

export class Profile extends Component {
  state = { bio: "", name: "", count: 0 };

  componentDidMount() {
    const params = new URLSearchParams(window.location.search);
    this.setState({ bio: params.get("bio"), name: params.get("name") });
  }

  grow = () => this.setState((state) => ({ count: state.count + 1 }));

  render() {
    const { name, count } = this.state;
    return (
      <main onClick={this.grow}>
        <p dangerouslySetInnerHTML={{ __html: this.state.bio }} /> {/* !alert xss-dangerously-set-inner-html */}
        <p dangerouslySetInnerHTML={{ __html: name }} /> {/* !alert xss-dangerously-set-inner-html */}
        <p dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(this.state.bio) }} /> {/* !safe xss-dangerously-set-inner-html */}
        <p dangerouslySetInnerHTML={{ __html: `<b>${count}</b>` }} /> {/* !safe xss-dangerously-set-inner-html */}
      </main>
    );
  }
}

export class Search extends React.PureComponent {
  constructor(props) {
    super(props);
    this.state = { query: "", title: "<b>Search</b>" };
    this.change = this.change.bind(this);
  }

  componentDidUpdate() {
    document.querySelector("#hits").innerHTML = this.state.query; // !alert xss-dangerously-set-inner-html
    document.querySelector("#title").innerHTML = this.state.title; // !safe xss-dangerously-set-inner-html
  }

  change() {
    this.setState((before) => ({ ...before, query: decodeURIComponent(window.location.hash) }));
  }

  render() {
    return <button onClick={this.change}>{this.state.query}</button>;
  }
}

// What another component keeps is not what this one shows.
export class Other extends Component {
  state = { bio: "<i>none</i>" };

  render() {
    return <p dangerouslySetInnerHTML={{ __html: this.state.bio }} />; // !safe xss-dangerously-set-inner-html
  }
}
