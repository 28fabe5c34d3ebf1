// AngularJS: what a page trusts is written as it is.
angular.module("shop").controller("Search", function ($sce, $location, $scope) {
  const name = new URLSearchParams(window.location.search).get("name");
  $scope.title = $sce.trustAsHtml(name); // !alert xss-dangerously-set-inner-html
  $scope.frame = $sce.trustAsResourceUrl(name); // !alert unsafe-href-scheme
  $scope.own = $sce.trustAsHtml("<b>Shop</b>"); // !safe xss-dangerously-set-inner-html
});
