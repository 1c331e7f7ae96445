package io.limpid.report;

import io.limpid.report.chart.Language;
import java.util.Locale;

/** Every text of the pages in both languages, side by side; {@code %1$s} and so on are filled in. */
enum PagePhrase {
    NUMBERS("The numbers", "数据表"),
    GOOD("✓ Good: ", "✓ 良好："),
    CAUTION("! Caution: ", "! 注意："),
    BAD("✗ Problem: ", "✗ 问题："),

    CROSS_VALIDATION("Cross-validation", "交叉验证"),
    OVERVIEW("Scores", "得分"),
    OVERVIEW_TEXT(
            "Every fold fits the model anew on its training rows and judges it on its validation rows, which it did not"
                    + " learn from. The validation score is the one to expect of new rows; the gap to the training"
                    + " score says how much of the latter is memory.",
            "每一折都在其训练样本上重新拟合模型，并用未参与学习的验证样本评判。验证得分是对新样本可期待的得分；与训练得分的差距则表明后者有多少来自记忆。"),
    INTERVAL_TEXT(
            "Intervals are of 95 %% for the mean score of models trained on as many rows as a fold trains on: t with"
                    + " Nadeau and Bengio’s correction for folds that share training rows.",
            "区间为 95%%，针对训练样本数与一折相同的模型的平均得分：采用 t 分布，并按 Nadeau 与 Bengio 的方法校正各折共享训练样本的影响。"),
    FACTS("What was run.", "运行情况。"),
    FACT("what", "项目"),
    VALUE("value", "值"),
    FOLDS("folds", "折数"),
    TRAINING_ROWS("training rows", "训练样本数"),
    VALIDATION_ROWS("validation rows", "验证样本数"),
    RANGE("%1$s to %2$s", "%1$s 至 %2$s"),
    WEIGHTING("means over folds", "各折的均值"),
    EQUAL("every fold counts alike", "各折等权"),
    BY_WEIGHT("folds count by the weight of their validation rows", "按验证样本的权重加权"),
    FAILED("%1$s of %2$s folds failed.", "%2$s 折中有 %1$s 折失败。"),
    FAILED_FOLD("Fold %1$s: %2$s", "第 %1$s 折：%2$s"),
    MORE("and %1$s more", "另有 %1$s 项"),

    FOLD_BY_FOLD("Fold by fold", "逐折结果"),
    FOLD_TABLE("Scores of every fold.", "每一折的得分。"),
    SHOWN("Shown: %1$s of %2$s.", "显示 %2$s 项中的 %1$s 项。"),
    FOLD("fold", "折"),
    TRAINING("%1$s, training", "%1$s，训练"),
    VALIDATION("%1$s, validation", "%1$s，验证"),
    NO_VALUE("no value: %1$s", "无值：%1$s"),

    UNSEEN("Predictions of rows not learnt from", "对未学习样本的预测"),
    UNSEEN_TEXT(
            "Each of these %1$s rows was predicted by the model of the fold that did not train on it. All are drawn"
                    + " together, so a curve also compares predictions of different folds’ models.",
            "这 %1$s 个样本均由未用其训练的那一折的模型预测。所有预测绘于一处，因此曲线也在比较不同折的模型。"),
    FIRST_REPEAT("Drawn is the first of %1$s repeats.", "所绘为 %1$s 次重复中的第一次。"),
    NO_PREDICTIONS("There are no such predictions: %1$s.", "没有此类预测：%1$s。"),
    NO_CURVES("There is no ROC curve: %1$s.", "没有 ROC 曲线：%1$s。"),
    NO_DECISIONS(
            "There is no confusion matrix: the folds’ models decide at different thresholds.", "没有混淆矩阵：各折的模型采用不同的阈值。");

    private final String english;
    private final String chinese;

    PagePhrase(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    String template(Language language) {
        return language.choose(english, chinese);
    }

    /** The text with names and numbers filled in. */
    String in(Language language, Object... parts) {
        return String.format(Locale.ROOT, template(language), parts);
    }
}
