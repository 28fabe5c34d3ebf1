"use strict";
// Functions with `await` as the compiler writes them for older programs.
var __awaiter = (this && this.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
var __generator = (this && this.__generator) || function (thisArg, body) { return body; };
var express = require("express");
var child_process = require("child_process");
var app = express();
function load(id) { return Promise.resolve("x" + id); }
app.get("/a", function (req, res) { return __awaiter(void 0, void 0, void 0, function () {
    var name, found;
    return __generator(this, function (_a) {
        switch (_a.label) {
            case 0:
                name = req.query.name;
                return [4 /*yield*/, load(name)];
            case 1:
                found = _a.sent();
                child_process.exec("lp " + name); // !alert command-injection
                child_process.exec("lp " + found); // !alert command-injection
                res.end();
                return [2 /*return*/];
        }
    });
}); });
function named(id) { return __awaiter(void 0, void 0, void 0, function () {
    return __generator(this, function (_a) {
        switch (_a.label) {
            case 0: return [4 /*yield*/, load("a")];
            case 1:
                _a.sent();
                return [2 /*return*/, { id: id, size: 3 }];
        }
    });
}); }
app.get("/b", function (req, res) { return __awaiter(void 0, void 0, void 0, function () {
    var found, _a;
    return __generator(this, function (_b) {
        switch (_b.label) {
            case 0: return [4 /*yield*/, named(req.query.id)];
            case 1:
                found = _b.sent();
                child_process.exec("lp " + found.id); // !alert command-injection
                child_process.exec("lp " + found.size); // !safe command-injection
                return [2 /*return*/];
        }
    });
}); });
