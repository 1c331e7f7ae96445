/**
 * Trainers and models for two classes: logistic regression on Smile's minimiser, and nets in plain Java or on Smile.
 * What comes out holds plain numbers of ours; no type of Smile is seen outside this package.
 */
package io.limpid.models;
