"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ProductsController = void 0;
const tslib_1 = require("tslib");
const common_1 = require("@nestjs/common");
const typeorm_1 = require("typeorm");
let ProductsController = class ProductsController {
    constructor(dataSource) {
        this.dataSource = dataSource;
    }
    search(term) {
        return this.dataSource.query(`SELECT * FROM product WHERE title = '${term}'`); // !alert sql-injection
    }
    bound(term) {
        return this.dataSource.query("SELECT * FROM product WHERE title = $1", [term]); // !safe sql-injection
    }
};
exports.ProductsController = ProductsController;
tslib_1.__decorate([
    (0, common_1.Get)(),
    tslib_1.__param(0, (0, common_1.Query)("term")),
    tslib_1.__metadata("design:type", Function),
    tslib_1.__metadata("design:paramtypes", [String]),
    tslib_1.__metadata("design:returntype", void 0)
], ProductsController.prototype, "search", null);
tslib_1.__decorate([
    (0, common_1.Get)("bound"),
    tslib_1.__param(0, (0, common_1.Query)("term"))
], ProductsController.prototype, "bound", null);
exports.ProductsController = ProductsController = tslib_1.__decorate([
    (0, common_1.Controller)("products"),
    tslib_1.__metadata("design:paramtypes", [typeorm_1.DataSource])
], ProductsController);
