module.exports = (sequelize, DataTypes) => {
  const Review = sequelize.define("Review", { stars: DataTypes.INTEGER, text: DataTypes.TEXT });

  Review.sorted = (order) =>
    sequelize.query(`SELECT * FROM "Reviews" ORDER BY ${order}`); // !alert sql-injection

  return Review;
};
