# Paths and point solutions of glmnet for three classes. R 4.2.2, glmnet 4.1-6:
#   Rscript path_multinomial.R DIRECTORY_OF_DATA
# writes iris_a1, iris_a0.5, iris_a0 and wine_a1.csv (lambda, deviance ratio, columns in use, then for each class the
# intercept and the coefficients on the raw scale) and multinomial_options.csv (case,lambda,l1Ratio,class,term,value).
suppressMessages(library(glmnet))
glmnet.control(fdev = 0)
data <- commandArgs(TRUE)[1]
iris <- read.csv(file.path(data, "iris.csv"))
wine <- read.csv(file.path(data, "wine.csv"))
ix <- as.matrix(iris[, 1:4]); iy <- factor(iris$species, levels = unique(iris$species))
wx <- as.matrix(wine[, 1:13]); wy <- factor(wine$cultivar)
path <- function(name, x, y, alpha) {
  glmnet.control(fdev = 1e-5)
  grid <- glmnet(x, y, family = "multinomial", alpha = alpha, thresh = 1e-14, maxit = 1e8)$lambda
  glmnet.control(fdev = 0)
  fit <- glmnet(x, y, family = "multinomial", alpha = alpha, lambda = grid, thresh = 1e-16, maxit = 1e8)
  b <- do.call(cbind, lapply(coef(fit), function(k) t(as.matrix(k))))
  out <- cbind(fit$lambda, fit$dev.ratio, fit$df, b)
  lines <- apply(out, 1, function(r) paste(sprintf("%.17g", r), collapse = ","))
  terms <- paste(rep(levels(y), each = ncol(x) + 1), c("intercept", colnames(x)))
  writeLines(c(paste(c("lambda", "dev.ratio", "df", terms), collapse = ","), lines), paste0(name, ".csv"))
  cat(name, length(fit$lambda), "\n")
}
path("iris_a1", ix, iy, 1)
path("iris_a0.5", ix, iy, 0.5)
path("iris_a0", ix, iy, 0)
path("wine_a1", wx, wy, 1)
sink("multinomial_options.csv")
cat("case,lambda,l1Ratio,class,term,value\n")
point <- function(case, x, y, lambda, alpha, ...) {
  first <- glmnet(x, y, family = "multinomial", alpha = alpha, nlambda = 3, lambda.min.ratio = 0.5, thresh = 1e-18,
    maxit = 1e8, ...)$lambda[1]
  grid <- first * 0.85^(0:150)
  fit <- glmnet(x, y, family = "multinomial", alpha = alpha, lambda = c(grid[grid > lambda], lambda), thresh = 1e-17,
    maxit = 1e8, ...)
  write <- function(class, term, value)
    cat(sprintf("%s,%.15g,%.15g,%s,%s,%.17g\n", case, lambda, alpha, class, term, value), sep = "")
  write("", "deviance ratio", fit$dev.ratio[length(fit$dev.ratio)])
  write("", "largest lambda", first)
  for (k in levels(y)) write(k, c("(intercept)", colnames(x)), as.numeric(coef(fit)[[k]][, length(fit$lambda)]))
}
balanced <- as.numeric((length(wy) / (3 * table(wy)))[wy])
for (alpha in c(1, 0.5, 0)) {
  point("plain", ix, iy, 0.01, alpha)
  point("weights", ix, iy, 0.01, alpha, weights = 1 + (seq_along(iy) %% 3))
  point("factors", ix, iy, 0.01, alpha, penalty.factor = c(0, 1, 2, 1))
  point("limits", ix, iy, 0.01, alpha, lower.limits = -1.5, upper.limits = 2)
  point("no intercept", ix, iy, 0.01, alpha, intercept = FALSE)
  point("as given", ix, iy, 0.01, alpha, standardize = FALSE)
  point("balanced", wx, wy, 0.01, alpha, weights = balanced)
}
sink()
