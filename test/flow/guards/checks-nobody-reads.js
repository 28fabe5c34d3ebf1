// Chains of express-validator only note what is wrong.
const express = require('express');
const { body } = require('express-validator');
const { exec } = require('child_process');

const app = express();
app.use(express.json());

app.post('/print', body('id').isUUID(), (req, res) => {
  exec(`print ${req.body.id}`); // !alert command-injection -- nobody asks for the errors
  res.end();
});
