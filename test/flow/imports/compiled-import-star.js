"use strict";
var __importStar = (this && this.__importStar) || function (mod) {
    if (mod && mod.__esModule) return mod;
    var result = {};
    if (mod != null) for (var k in mod) if (k !== "default") result[k] = mod[k];
    result["default"] = mod;
    return result;
};
Object.defineProperty(exports, "__esModule", { value: true });
const cp = __importStar(require("child_process"));
const express_1 = require("express");
const router = (0, express_1.Router)();
exports.default = router;
router.post("/a", (req, res) => {
    cp.execSync("lp " + req.body.name); // !alert command-injection
    cp.execSync("lp label.pdf"); // !safe command-injection
    res.sendStatus(202);
});
