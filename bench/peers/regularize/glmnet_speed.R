# Times glmnet on the data sets PathExport wrote, and says how exact its default answers are.
#
# Usage: Rscript glmnet_speed.R DIRECTORY OUTPUT.csv
#
# Each line: data set, what was timed, seconds (the least of the runs), lambdas, largest and median relative duality gap.
# The gap is that of the lasso objective per unit of weight, divided by the null deviance (half of it for binomial targets),
# after the intercept is fitted anew, as the other side computes its own.
suppressPackageStartupMessages(library(glmnet))

arguments <- commandArgs(trailingOnly = TRUE)
directory <- arguments[1]
data <- read.table(file.path(directory, "data.txt"), col.names = c("key", "rows", "columns", "family"))

read <- function(row) {
  values <- readBin(file.path(directory, paste0(row$key, ".bin")), "double", row$rows * (row$columns + 1), endian = "little")
  list(x = matrix(values[seq_len(row$rows * row$columns)], row$rows), y = tail(values, row$rows))
}

timed <- function(runs, work) min(sapply(seq_len(runs), function(run) system.time(work())[["elapsed"]]))

intercept <- function(eta, y) {
  b <- 0
  for (step in 1:50) {
    p <- 1 / (1 + exp(-(eta + b)))
    d <- sum(y - p) / sum(p * (1 - p))
    b <- b + d
    if (abs(d) < 1e-14) break
  }
  b
}

entropy <- function(u) ifelse(u > 0, u * log(u), 0) + ifelse(u < 1, (1 - u) * log(1 - u), 0)

gaps <- function(fit, x, y, family) {
  n <- nrow(x)
  centers <- colMeans(x)
  scales <- sqrt(colMeans(sweep(x, 2, centers)^2))
  z <- sweep(sweep(x, 2, centers), 2, scales, "/")
  sapply(seq_along(fit$lambda), function(m) {
    lambda <- fit$lambda[m]
    b <- as.numeric(fit$beta[, m]) * scales
    eta <- as.numeric(z %*% b)
    if (family == "gaussian") {
      r <- y - mean(y) - eta
      c <- min(1, lambda / max(abs(crossprod(z, r)) / n))
      primal <- sum(r^2) / (2 * n) + lambda * sum(abs(b))
      dual <- c * sum(r * (y - mean(y))) / n - c^2 * sum(r^2) / (2 * n)
      return((primal - dual) / (sum((y - mean(y))^2) / (2 * n)))
    }
    eta <- eta + intercept(eta, y)
    p <- 1 / (1 + exp(-eta))
    s <- min(1, lambda / max(abs(crossprod(z, y - p)) / n))
    u <- pmin(1, pmax(0, y - s * (y - p)))
    primal <- mean(pmax(eta, 0) - eta * y + log1p(exp(-abs(eta)))) + lambda * sum(abs(b))
    null <- -mean(y) * log(mean(y)) - (1 - mean(y)) * log(1 - mean(y))
    (primal + mean(entropy(u))) / null
  })
}

lines <- "data,what,seconds,lambdas,largestGap,medianGap"
for (i in seq_len(nrow(data))) {
  row <- data[i, ]
  d <- read(row)
  fit <- NULL
  for (threshold in c(1e-7, 1e-12)) {
    seconds <- timed(if (row$key == "breast-cancer") 9 else 3, function() {
      fit <<- glmnet(d$x, d$y, family = row$family, thresh = threshold, maxit = 1e7)
    })
    gap <- gaps(fit, d$x, d$y, row$family)
    lines <- c(lines, sprintf("%s,path %g,%.4f,%d,%.3g,%.3g", row$key, threshold, seconds, length(fit$lambda), max(gap), median(gap)))
  }
  seconds <- timed(1, function() cv.glmnet(d$x, d$y, family = row$family, foldid = (seq_len(row$rows) - 1) %% 10 + 1))
  lines <- c(lines, sprintf("%s,cv10,%.4f,,,", row$key, seconds))
  cat(tail(lines, 3), sep = "\n")
}
writeLines(c(paste0("# glmnet ", packageVersion("glmnet"), ", ", R.version.string), lines), arguments[2])
