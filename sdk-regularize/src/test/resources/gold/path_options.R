# Point solutions of glmnet under each option: case,lambda,l1Ratio,term,value (deviance ratio, largest lambda, intercept,
# coefficients on the raw scale). R 4.2.2, glmnet 4.1-6:
#   Rscript path_options.R DIRECTORY_OF_DATA > path_options.csv
# The positive class is "benign". Weights are 1 + (row mod 3), rows from 1; the offset is +0.5 on odd rows, -0.5 on even.
suppressMessages(library(glmnet))
glmnet.control(fdev = 0)
data <- commandArgs(TRUE)[1]
bc <- read.csv(file.path(data, "breast_cancer.csv"))
bx <- as.matrix(bc[, 1:30]); by <- as.numeric(bc$diagnosis == "benign")
db <- read.csv(file.path(data, "diabetes.csv"))
dx <- as.matrix(db[, 1:10]); dy <- db$target
out <- function(case, fit, lambda, alpha, first) {
  b <- as.numeric(coef(fit, s = lambda, exact = FALSE))
  terms <- c("deviance ratio", "largest lambda", "(intercept)", rownames(coef(fit))[-1])
  values <- c(fit$dev.ratio[which(fit$lambda == lambda)], first, b)
  cat(sprintf("%s,%.15g,%.15g,%s,%.17g\n", case, lambda, alpha, terms, values), sep = "")
}
run <- function(case, x, y, family, lambda, alpha, ...) {
  grid <- glmnet(x, y, family = family, alpha = alpha, thresh = 1e-20, maxit = 1e8, ...)$lambda
  path <- c(grid[grid > lambda], lambda)
  fit <- glmnet(x, y, family = family, alpha = alpha, lambda = path, thresh = 1e-22, maxit = 1e8, ...)
  out(case, fit, lambda, alpha, grid[1])
}
cat("case,lambda,l1Ratio,term,value\n")
w <- function(n) 1 + (seq_len(n) %% 3)
off <- function(n) ifelse(seq_len(n) %% 2 == 1, 0.5, -0.5)
balanced <- ifelse(by == 1, length(by) / (2 * sum(by)), length(by) / (2 * sum(1 - by)))
factors <- function(p) c(0, 1, 1, 2, rep(1, p - 4))
for (alpha in c(1, 0.5)) {
  run("plain", bx, by, "binomial", 0.05, alpha)
  run("balanced", bx, by, "binomial", 0.05, alpha, weights = balanced)
  run("weights", bx, by, "binomial", 0.05, alpha, weights = w(569))
  run("offset", bx, by, "binomial", 0.05, alpha, offset = off(569))
  run("factors", bx, by, "binomial", 0.05, alpha, penalty.factor = factors(30))
  run("limits", bx, by, "binomial", 0.05, alpha, lower.limits = -2, upper.limits = 1)
  run("no intercept", bx, by, "binomial", 0.05, alpha, intercept = FALSE)
  run("as given", bx, by, "binomial", 0.05, alpha, standardize = FALSE)
  run("plain", dx, dy, "gaussian", 2, alpha)
  run("weights", dx, dy, "gaussian", 2, alpha, weights = w(442))
  run("offset", dx, dy, "gaussian", 2, alpha, offset = 100 * off(442))
  run("factors", dx, dy, "gaussian", 2, alpha, penalty.factor = factors(10))
  run("limits", dx, dy, "gaussian", 2, alpha, lower.limits = 0, upper.limits = 5)
  run("no intercept", dx, dy, "gaussian", 2, alpha, intercept = FALSE)
  run("as given", dx, dy, "gaussian", 2, alpha, standardize = FALSE)
}
