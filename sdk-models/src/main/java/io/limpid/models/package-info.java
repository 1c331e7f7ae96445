/**
 * Trainers and models: linear and logistic regression, nets in plain Java or on Smile's engine, trees and forests that
 * Smile grows. What comes out holds plain numbers of ours; no type of Smile is seen outside this package.
 */
package io.limpid.models;
