package io.limpid.report.chart;

import java.util.Locale;

/**
 * Every text of the charts that speak more than one language, side by side. {@code %1$s} and so on stand for names and
 * numbers that are written elsewhere.
 */
enum Phrase {
    TRAINING("training", "训练"),
    VALIDATION("validation", "验证"),
    HIGHER("higher is better", "越高越好"),
    LOWER("lower is better", "越低越好"),
    RANGE("%1$s to %2$s", "%1$s 至 %2$s"),
    LEVEL_INTERVAL(", %1$s %% interval %2$s to %3$s", "，%1$s%% 区间 %2$s 至 %3$s"),
    NO_VALUE("no value", "无值"),
    NO_VALUE_BECAUSE("no value: %1$s", "无值：%1$s"),
    NO_INTERVAL_BECAUSE("no interval: %1$s", "无区间：%1$s"),
    BRACKETS("[%1$s, %2$s]", "[%1$s, %2$s]"),
    WHISKERS("Whiskers: 95 %% intervals of the mean over folds.", "误差线：各折均值的 95%% 区间。"),
    OTHERS("and %1$s more", "另有 %1$s 项"),
    SHOWN("Shown: %1$s of %2$s.", "显示 %2$s 项中的 %1$s 项。"),

    ROC_TITLE("ROC curve", "ROC 曲线"),
    ROC_TITLE_OF("ROC curve of “%1$s”", "“%1$s”的 ROC 曲线"),
    FALSE_POSITIVES("false positive rate: negative rows called positive", "假阳性率：被判为阳性的阴性样本"),
    TRUE_POSITIVES("true positive rate: positive rows found", "真阳性率：被找出的阳性样本"),
    FALSE_POSITIVE_RATE("false positive rate", "假阳性率"),
    TRUE_POSITIVE_RATE("true positive rate", "真阳性率"),
    CURVE("curve", "曲线"),
    ALL_ROWS("all rows", "全部样本"),
    CHANCE("chance", "随机猜测"),
    FOLD_RANGE("lowest to highest fold", "各折的最低至最高"),
    AREA("Area under the curve: %1$s.", "曲线下面积：%1$s。"),
    CHANCE_AREA("Dotted: guessing, area 0.5.", "点线：随机猜测，面积为 0.5。"),
    FOLD_BAND(
            "Band: from the lowest to the highest of the curves of %1$s folds, at each place; no confidence interval.",
            "阴影：各处 %1$s 折曲线从最低到最高的范围，并非置信区间。"),
    ROC_POINT(
            "At %1$s of the negative rows called positive, %2$s of the positive rows are found.",
            "当 %1$s 的阴性样本被判为阳性时，%2$s 的阳性样本被找出。"),
    THRESHOLD("called positive from probability", "判为阳性的概率阈值"),
    NONE_CALLED("none is called", "均不判为阳性"),
    CURVE_TABLE("Points of the curve.", "曲线上的点。"),

    PR_TITLE("Precision and recall", "精确率与召回率"),
    PR_TITLE_OF("Precision and recall of “%1$s”", "“%1$s”的精确率与召回率"),
    RECALL("recall: positive rows found", "召回率：被找出的阳性样本"),
    PRECISION("precision: right among those called positive", "精确率：判为阳性者中正确的比例"),
    RECALL_NAME("recall", "召回率"),
    PRECISION_NAME("precision", "精确率"),
    AVERAGE_PRECISION("Average precision, the area under the steps: %1$s.", "平均精确率（阶梯下面积）：%1$s。"),
    CHANCE_SHARE("Dotted: guessing, %1$s, the share of positive rows.", "点线：随机猜测，%1$s，即阳性样本的比例。"),
    PR_POINT(
            "With %1$s of the positive rows found, %2$s of those called positive are right.",
            "找出 %1$s 的阳性样本时，判为阳性者中 %2$s 是正确的。"),

    CALIBRATION_TITLE("Calibration: are the probabilities true?", "校准：概率可信吗？"),
    CALIBRATION_TITLE_OF("Calibration: are the probabilities of “%1$s” true?", "校准：“%1$s”的概率可信吗？"),
    PREDICTED("mean predicted probability", "平均预测概率"),
    OBSERVED("observed share", "实际比例"),
    PERFECT("perfect calibration", "完美校准"),
    BINS("rows of similar probability", "概率相近的样本"),
    CALIBRATION_WHISKERS("Whiskers: 95 %% Wilson intervals of the observed share.", "误差线：实际比例的 95%% Wilson 区间。"),
    CALIBRATION_COUNTS("Bars below: how many rows each point stands for.", "下方柱形：每个点代表的样本数。"),
    CALIBRATION_EMPTY("No rows of positive weight: there is nothing to draw.", "没有权重为正的样本，无可绘制。"),
    CALIBRATION_LARGEST(
            "The largest distance that chance does not explain: predicted %1$s, observed %2$s.",
            "偶然性无法解释的最大偏差：预测 %1$s，实际 %2$s。"),
    CALIBRATION_FINE("Every interval holds the predicted probability: no fault can be seen.", "每个区间都包含预测概率：看不出偏差。"),
    CALIBRATION_BINS("Groups of rows: %1$s.", "共 %1$s 组样本。"),
    CALIBRATION_TABLE("What was predicted and what came true.", "预测与实际。"),
    PROBABILITIES("probabilities", "概率范围"),
    ROWS("rows", "样本数"),
    LOW("low end", "下限"),
    HIGH("high end", "上限"),

    CONFUSION_TITLE("Confusion matrix", "混淆矩阵"),
    TRUTH("truth", "真实"),
    CALLED("predicted", "预测"),
    TRUTH_DOWN("down: truth", "行：真实类别"),
    CALLED_ACROSS("across: predicted", "列：预测类别"),
    CONFUSION_RIGHT("Right: %1$s of %2$s, %3$s.", "正确：%2$s 中的 %1$s（%3$s）。"),
    CONFUSION_NOTE(
            "Each cell: rows, and their share of the row’s true class; the stronger the shade, the larger.",
            "每格：样本数及其占该真实类别的比例；颜色越深，比例越大。"),
    CONFUSION_SHADES(
            "The stronger a shade, the larger its share of the true class; framed cells are right.",
            "颜色越深，占真实类别的比例越大；带框者为正确。"),
    CONFUSION_DRAWN("Drawn: %1$s of %2$s classes, those with the most rows.", "绘出 %2$s 类中样本最多的 %1$s 类。"),
    CONFUSION_ERROR("“%1$s” called “%2$s”: %3$s (%4$s).", "“%1$s”被判为“%2$s”：%3$s（%4$s）。"),
    CONFUSION_ERRORS("The most frequent errors: %1$s", "最常见的错误：%1$s"),
    CONFUSION_PERFECT("No row is called another class.", "没有样本被判为其他类别。"),
    CONFUSION_EMPTY("No rows of positive weight.", "没有权重为正的样本。"),
    CONFUSION_TABLE("How many rows of each true class were predicted as which.", "每个真实类别的样本被预测为哪些类别。"),
    COUNT("rows", "样本数"),
    SHARE("share of the true class", "占真实类别的比例"),
    TOTAL("all", "合计"),

    GAP_TITLE("Training and validation scores", "训练与验证得分"),
    GAP_LEAD(
            "Means over %1$s. A gap says how much worse a model is on rows it did not learn from.",
            "%1$s的均值。差距表示模型在未学习过的样本上差多少。"),
    GAP("gap", "差距"),
    GAP_OF("gap %1$s", "差距 %1$s"),
    GAP_SCORES("%1$s: training %2$s, validation %3$s.", "%1$s：训练 %2$s，验证 %3$s。"),
    GAP_TABLE("Mean scores over the folds, and the 95 %% interval of the validation mean.", "各折的平均得分，以及验证均值的 95%% 区间。"),
    METRIC("metric", "指标"),
    DEVIATION("standard deviation", "标准差"),

    FOLDS_TITLE("%1$s, fold by fold", "各折的%1$s"),
    FOLD("fold", "折"),
    FOLD_NUMBER("fold %1$s", "第 %1$s 折"),
    TRAINING_MEAN("training, line: mean", "训练（线为均值）"),
    VALIDATION_MEAN("validation, line: mean", "验证（线为均值）"),
    FOLDS_SPREAD("%1$s over %2$s: %3$s on average, from %4$s to %5$s.", "%1$s，%2$s：平均 %3$s，从 %4$s 到 %5$s。"),
    FOLD_MISSING("%1$s, %2$s: no value: %3$s.", "%1$s，%2$s：无值：%3$s。"),
    FOLD_CROSSES("Crosses at the lower edge: no value.", "下边缘的叉号：无值。"),
    FOLDS_TABLE("Scores of every fold: %1$s.", "每一折的得分：%1$s。"),
    TRAINING_ROWS("training rows", "训练样本数"),
    VALIDATION_ROWS("validation rows", "验证样本数"),

    LEARNING_TITLE("Learning curve: %1$s against training rows", "学习曲线：%1$s随训练样本数的变化"),
    LEARNING_AXIS("training rows", "训练样本数"),
    EXTRAPOLATED("extrapolated", "外推"),
    EXTRAPOLATED_NOTE("Dotted: extrapolated, not measured.", "点线：外推所得，并非实测。"),
    LEARNING_BANDS("Bands: %1$s.", "阴影：%1$s。"),
    LEARNING_ENDS("%1$s: %2$s at %3$s rows, %4$s at %5$s.", "%1$s：%3$s 个样本时 %2$s，%5$s 个样本时 %4$s。"),
    LEARNING_EXPECTED("Expected: %1$s at %2$s rows.", "预期：%2$s 个样本时 %1$s。"),
    LEARNING_MISSING("Without a value at %1$s rows: %2$s.", "%1$s 个样本时无值：%2$s。"),
    LEARNING_ENDS_ARE("Low and high ends: %1$s.", "上下限：%1$s。"),
    LEARNING_TABLE("Scores by the number of training rows.", "按训练样本数列出的得分。"),
    KIND("kind", "类型"),
    MEASURED("measured", "实测"),

    PATH_TITLE("Coefficients along the penalty path", "惩罚路径上的系数"),
    COEFFICIENT("coefficient", "系数"),
    LAMBDA_AXIS("lambda, the penalty: weaker to the right", "lambda（惩罚强度）：向右减弱"),
    PATH_NAMED("Named: the %1$s largest of %2$s columns.", "标名的是 %2$s 列中最大的 %1$s 列。"),
    PATH_PALE("Pale: %1$s others.", "淡色：其余 %1$s 列。"),
    PATH_SILENT("0 all along: %1$s.", "%1$s 列始终为 0。"),
    PATH_DESCRIPTION(
            "Coefficients drawn: %1$s; values of lambda: %2$s, from %3$s to %4$s.",
            "%1$s 个系数随 %2$s 个 lambda 值变化的曲线，lambda 从 %3$s 到 %4$s。"),
    PATH_LARGEST("At the weakest penalty: %1$s.", "惩罚最弱时：%1$s。"),
    PATH_TABLE("Coefficients at chosen penalties, the largest first.", "若干惩罚强度下的系数，最大者在前。"),
    COLUMN("column", "列"),
    ENTERS("enters at lambda", "进入时的 lambda"),
    NEVER("never", "从不"),
    AT_LAMBDA("at lambda %1$s", "lambda 为 %1$s 时"),

    CURVE_TITLE("%1$s against the penalty", "%1$s随惩罚强度的变化"),
    ERROR_BARS("Bars: one standard error over the folds to each side.", "误差线：各折标准误，上下各一倍。"),
    NONZEROS("coefficients that are not 0", "非零系数个数"),
    CURVE_POINTS("mean over folds", "各折均值"),
    LAMBDA_MIN("best: lambda %1$s", "最优：lambda %1$s"),
    LAMBDA_1SE("within one standard error: lambda %1$s", "一倍标准误之内：lambda %1$s"),
    BEST_AT("The best mean: %1$s, at lambda %2$s.", "最优均值：%1$s，lambda 为 %2$s。"),
    SIMPLER_AT(
            "The strongest penalty within one standard error of it: lambda %1$s, %2$s.",
            "与之相差不超过一倍标准误的最强惩罚：lambda %1$s，%2$s。"),
    CURVE_DESCRIPTION("%1$s; values of lambda: %2$s, from %3$s to %4$s.", "%1$s，%2$s 个 lambda 值，从 %3$s 到 %4$s。"),
    CURVE_NUMBERS("Mean score over the folds for each lambda.", "每个 lambda 下各折的平均得分。"),
    MEAN("mean", "均值"),
    STANDARD_ERROR("standard error", "标准误"),
    GAPS("Values of lambda without a score: %1$s; the first: %2$s.", "没有得分的 lambda 值：%1$s 个；首个：%2$s。");

    private final String english;
    private final String chinese;

    Phrase(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** The text without anything filled in, as it is written here. */
    String template(Language language) {
        return language.choose(english, chinese);
    }

    /** The text with names and numbers filled in. */
    String in(Language language, Object... parts) {
        return String.format(Locale.ROOT, template(language), parts);
    }
}
