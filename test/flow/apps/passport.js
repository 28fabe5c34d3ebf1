const express = require('express');
const passport = require('passport');
const LocalStrategy = require('passport-local').Strategy;
const { Strategy: JwtStrategy, ExtractJwt } = require('passport-jwt');
const GoogleStrategy = require('passport-google-oauth20').Strategy;
const mongoose = require('mongoose');
const { Pool } = require('pg');
const User = mongoose.model('User');
const pool = new Pool();

passport.use(new LocalStrategy(async (username, password, done) => {
  const { rows } = await pool.query(`SELECT * FROM users WHERE name = '${username}'`); // !alert sql-injection
  const good = await pool.query('SELECT * FROM users WHERE name = $1', [username]); // !safe sql-injection
  done(null, rows[0] ?? good.rows[0]);
}));
passport.use('named', new LocalStrategy({ usernameField: 'email', passReqToCallback: true }, async (req, email, password, done) => {
  const { rows } = await pool.query(`SELECT * FROM users WHERE email = '${email}' AND tenant = '${req.body.tenant}'`); // !alert sql-injection
  done(null, rows[0]);
}));
passport.use(new GoogleStrategy({ clientID: 'a', clientSecret: process.env.GOOGLE, callbackURL: '/cb' }, async (access, refresh, profile, done) => { // !alert oauth-state-missing -- nothing ties the way back to the browser
  const user = await User.findOne({ googleId: profile.id }); // !safe nosql-operator-injection
  done(null, user);
}));
const app = express();
app.post('/login', passport.authenticate('local'), (req, res) => {
  res.redirect(req.body.returnTo); // !alert open-redirect
});
app.post('/login2', passport.authenticate('local', { successRedirect: '/', failureRedirect: '/login' }));
