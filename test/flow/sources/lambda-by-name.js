// Functions of the cloud under names of their own: what they are called with is known by its name.
const { execSync } = require("child_process");
const { Client } = require("pg");

exports.getParcel = async (event) => {
  const client = new Client();
  const { rows } = await client.query("SELECT * FROM parcel WHERE id = " + event.queryStringParameters.id); // !alert sql-injection
  return { statusCode: 200, body: JSON.stringify(rows) };
};

exports.findParcels = async (event) => {
  const { city } = JSON.parse(event.body);
  const { rows } = await new Client().query(`SELECT * FROM parcel WHERE city = '${city}'`); // !alert sql-injection
  return { statusCode: 200, body: JSON.stringify(rows) };
};

exports.label = async (event) => {
  const { name } = event.queryStringParameters || {};
  return {
    statusCode: 200,
    headers: { "Content-Type": "text/html" },
    body: `<h1>Parcel for ${name}</h1>`, // !alert xss-server-response
  };
};

exports.data = async (event) => {
  const { name } = event.pathParameters;
  return { statusCode: 200, headers: { "Content-Type": "application/json" }, body: `{"name":"${name}"}` }; // !safe xss-server-response -- data, no page
};

exports.track = async (event) => ({
  statusCode: 302,
  headers: { Location: event.queryStringParameters.url }, // !alert open-redirect
});

exports.uploaded = async (event) => {
  execSync(`clamscan /tmp/${event.Records[0].s3.object.key}`); // !alert command-injection
};

exports.noticed = (event) => {
  execSync(`notify ${event.detail}`); // !safe command-injection -- events of programs have a detail, too
};
