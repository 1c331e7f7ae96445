/**
 * Linear and logistic regression: trainers, their models, and what statistics say of the coefficients. Smile's L-BFGS
 * finds the neighbourhood of logistic regression's solution; no type of Smile is seen outside this package.
 */
package io.limpid.models.linear;
