"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.register = register;
const child_process_1 = require("child_process");
const express_1 = __importDefault(require("express"));
const promises_1 = require("node:fs/promises");
const app = (0, express_1.default)();
function register() {
    app.get("/a", async (req, res) => {
        const name = req.query.name; // !source
        (0, child_process_1.exec)(`lp ${name}`); // !alert command-injection
        await (0, promises_1.readFile)(`labels/${name}`); // !alert path-traversal
        (0, child_process_1.exec)("lp label.pdf"); // !safe command-injection
        res.sendStatus(202);
    });
    return app;
}
