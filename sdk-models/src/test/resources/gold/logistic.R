# Gold values for logistic regression without a penalty. Run here: Rscript logistic.R ; made with R 4.2.2, nnet 7.3-18.
#
# glm(family = binomial, epsilon = 1e-15) on the raw columns; nnet::multinom(reltol = 1e-20) on standardised ones, for
# which one more Newton step by its own vcov is taken, then carried to the raw columns and from contrasts with the first
# class to coefficients that sum to zero over the classes, with their covariances: b = M c, Cov b = M Cov c M'.
#
# Writes logistic_r.csv: case, class, term, estimate, standard error, z, p, in the units of the raw columns.

library(nnet)
options(digits = 17)
data <- "../../../../../sdk-core/src/test/resources/data/"
read <- function(file) read.csv(paste0(data, file), na.strings = c("", "NA"))
penguins <- read("penguins.csv")
credit <- read("credit.csv")
ames <- read("ames.csv")
cancer <- read("breast_cancer.csv")
ames$price <- ifelse(ames$Sale_Price > median(ames$Sale_Price), "high", "low")
rows <- NULL

add <- function(case, class, terms, estimate, error) {
  z <- estimate / error
  rows <<- rbind(rows, data.frame(case, class, term = terms, estimate, error, z, p = 2 * pnorm(-abs(z))))
}

binary <- function(case, table, target, positive, columns, weights = rep(1, nrow(table))) {
  keep <- complete.cases(table[, c(columns, target)])
  d <- table[keep, columns]
  d$y <- as.numeric(table[keep, target] == positive)
  d$w <- weights[keep]
  fit <- glm(reformulate(columns, "y"), binomial, d, weights = w, control = glm.control(1e-15, 100))
  s <- summary(fit)$coefficients
  cat(case, nrow(d), fit$iter, "\n")
  add(case, positive, c("(intercept)", columns), s[, 1], s[, 2])
}

several <- function(case, table, target, columns) {
  keep <- complete.cases(table[, c(columns, target)])
  x <- as.matrix(table[keep, columns])
  y <- factor(table[keep, target])
  mean <- colMeans(x)
  sd <- sqrt(colMeans(sweep(x, 2, mean)^2))
  d <- data.frame(scale(x, mean, sd), y = y)
  fit <- multinom(y ~ ., d, Hess = TRUE, maxit = 100000, reltol = 1e-20, abstol = 0, trace = FALSE)
  k <- nlevels(y)
  q <- length(columns) + 1
  X <- cbind(1, as.matrix(d[, columns]))
  score <- t(outer(as.integer(y), 2:k, "==") - fitted(fit)[, -1]) %*% X
  cat(case, nrow(d), "largest gradient", max(abs(score)), "\n")
  c <- as.vector(t(coef(fit))) + solve(fit$Hessian, as.vector(t(score)))
  raw <- diag(c(1, 1 / sd)) # of the standardised coefficients of one class, its raw ones
  raw[1, -1] <- -mean / sd
  center <- rbind(0, diag(k - 1)) - 1 / k
  M <- center %x% raw
  b <- M %*% c
  error <- sqrt(diag(M %*% solve(fit$Hessian) %*% t(M)))
  add(case, rep(levels(y), each = q), rep(base::c("(intercept)", columns), k), b, error)
}

binary("breast_cancer", cancer, "diagnosis", "malignant", c("mean_texture", "mean_smoothness", "mean_symmetry"))
binary("credit", credit, "Status", "bad",
       c("Seniority", "Time", "Age", "Expenses", "Income", "Assets", "Debt", "Amount", "Price"))
binary("credit_weighted", credit, "Status", "bad", c("Seniority", "Income", "Amount"), 1 + (seq_len(nrow(credit)) - 1) %% 3)
binary("ames", ames, "price", "high",
       c("Lot_Area", "Year_Built", "Gr_Liv_Area", "Total_Bsmt_SF", "Garage_Area", "Fireplaces", "Longitude", "Latitude"))
binary("penguins_sex", penguins, "sex", "male", c("bill_length_mm", "bill_depth_mm"))
measures <- c("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g")
several("penguins_island", penguins, "island", measures)
several("credit_job", credit, "Job", c("Seniority", "Age", "Income"))
numbers <- sapply(rows, is.numeric)
rows[numbers] <- lapply(rows[numbers], function(v) sprintf("%.17g", v))
write.csv(rows, "logistic_r.csv", row.names = FALSE, quote = FALSE)
