/** Linear and logistic models under L1 and L2 penalties, whole paths of them, each with its proof. */
package io.limpid.regularize.path;
