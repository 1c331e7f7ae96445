package io.limpid.core.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Locale;

/** The SQL types as they are read. */
enum SqlType {
    WHOLE {
        @Override
        double number(ResultSet rows, int position) throws SQLException {
            long value = rows.getLong(position);
            return rows.wasNull() ? Double.NaN : value;
        }

        @Override
        String text(ResultSet rows, int position) throws SQLException {
            long value = rows.getLong(position);
            return rows.wasNull() ? null : Long.toString(value);
        }
    },
    DECIMAL {
        @Override
        double number(ResultSet rows, int position) throws SQLException {
            // Not getDouble: how that rounds is each driver's own affair.
            BigDecimal value;
            try {
                value = rows.getBigDecimal(position);
            } catch (SQLException e) {
                return notFinite(rows, position, e);
            }
            return value == null ? Double.NaN : value.doubleValue();
        }

        @Override
        String text(ResultSet rows, int position) throws SQLException {
            BigDecimal value;
            try {
                value = rows.getBigDecimal(position);
            } catch (SQLException e) {
                double other = notFinite(rows, position, e);
                return Double.isNaN(other) ? null : Double.toString(other);
            }
            return value == null ? null : value.toPlainString();
        }

        /** PostgreSQL's NUMERIC may be NaN or infinite, which no BigDecimal is. */
        private double notFinite(ResultSet rows, int position, SQLException e) throws SQLException {
            double value;
            try {
                value = rows.getDouble(position);
            } catch (SQLException again) {
                e.addSuppressed(again);
                throw e;
            }
            if (Math.abs(value) < Double.POSITIVE_INFINITY) {
                throw e;
            }
            return value;
        }
    },
    SINGLE {
        @Override
        double number(ResultSet rows, int position) throws SQLException {
            float value = rows.getFloat(position);
            return rows.wasNull() ? Double.NaN : value;
        }

        @Override
        String text(ResultSet rows, int position) throws SQLException {
            float value = rows.getFloat(position);
            return rows.wasNull() || Float.isNaN(value) ? null : floating(value, Float.toString(value));
        }
    },
    DOUBLE {
        @Override
        double number(ResultSet rows, int position) throws SQLException {
            double value = rows.getDouble(position);
            return rows.wasNull() ? Double.NaN : value;
        }

        @Override
        String text(ResultSet rows, int position) throws SQLException {
            double value = rows.getDouble(position);
            return rows.wasNull() || Double.isNaN(value) ? null : floating(value, Double.toString(value));
        }
    },
    BOOLEAN {
        @Override
        String text(ResultSet rows, int position) throws SQLException {
            boolean value = rows.getBoolean(position);
            return rows.wasNull() ? null : Boolean.toString(value);
        }
    },
    TEXT {
        @Override
        String text(ResultSet rows, int position) throws SQLException {
            return rows.getString(position);
        }
    },
    /** Of fixed length, filled up with spaces by some databases. */
    PADDED {
        @Override
        String text(ResultSet rows, int position) throws SQLException {
            String value = rows.getString(position);
            int end = value == null ? 0 : value.length();
            while (end > 0 && value.charAt(end - 1) == ' ') {
                end--;
            }
            return value == null ? null : value.substring(0, end);
        }
    },
    DATE {
        @Override
        String text(ResultSet rows, int position) throws SQLException {
            return iso(rows.getObject(position, LocalDate.class));
        }
    },
    TIME {
        @Override
        String text(ResultSet rows, int position) throws SQLException {
            return iso(rows.getObject(position, LocalTime.class));
        }
    },
    TIME_WITH_ZONE {
        @Override
        String text(ResultSet rows, int position) throws SQLException {
            return iso(rows.getObject(position, OffsetTime.class));
        }
    },
    TIMESTAMP {
        @Override
        String text(ResultSet rows, int position) throws SQLException {
            return iso(rows.getObject(position, LocalDateTime.class));
        }
    },
    TIMESTAMP_WITH_ZONE {
        @Override
        String text(ResultSet rows, int position) throws SQLException {
            return iso(rows.getObject(position, OffsetDateTime.class));
        }
    },
    /** A database's own type: read only when somebody says that it holds categories. */
    OTHER {
        @Override
        String text(ResultSet rows, int position) throws SQLException {
            return rows.getString(position);
        }
    },
    /** Objects too large or too structured for a cell. */
    UNREADABLE {
        @Override
        String text(ResultSet rows, int position) {
            throw new IllegalStateException("a column of this type is refused before it is read");
        }
    };

    /**
     * The kind of a constant of {@link Types}; {@code precision} is the length of a bit string, {@code typeName} what
     * the database calls the type.
     */
    static SqlType of(int type, int precision, String typeName) {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> WHOLE;
            case Types.DECIMAL, Types.NUMERIC -> DECIMAL;
            case Types.REAL -> SINGLE;
            case Types.FLOAT, Types.DOUBLE -> DOUBLE;
            case Types.BOOLEAN -> BOOLEAN;
            case Types.BIT -> precision > 1 ? UNREADABLE : BOOLEAN;
            case Types.VARCHAR, Types.LONGVARCHAR, Types.NVARCHAR, Types.LONGNVARCHAR -> TEXT;
            case Types.CHAR, Types.NCHAR -> PADDED;
            case Types.DATE -> DATE;
            case Types.TIME -> hasZone(typeName) ? TIME_WITH_ZONE : TIME;
            case Types.TIME_WITH_TIMEZONE -> TIME_WITH_ZONE;
            case Types.TIMESTAMP -> hasZone(typeName) ? TIMESTAMP_WITH_ZONE : TIMESTAMP;
            case Types.TIMESTAMP_WITH_TIMEZONE -> TIMESTAMP_WITH_ZONE;
            case Types.BLOB,
                    Types.CLOB,
                    Types.NCLOB,
                    Types.BINARY,
                    Types.VARBINARY,
                    Types.LONGVARBINARY,
                    Types.ARRAY,
                    Types.STRUCT,
                    Types.REF,
                    Types.REF_CURSOR,
                    Types.ROWID,
                    Types.DATALINK,
                    Types.JAVA_OBJECT,
                    Types.SQLXML -> UNREADABLE;
            default -> OTHER;
        };
    }

    /** PostgreSQL gives its types with a time zone as those without, and then refuses to leave the zone out. */
    private static boolean hasZone(String typeName) {
        String lower = typeName.toLowerCase(Locale.ROOT);
        return lower.equals("timetz") || lower.equals("timestamptz") || lower.endsWith("with time zone");
    }

    boolean isNumeric() {
        return this == WHOLE || this == DECIMAL || this == SINGLE || this == DOUBLE;
    }

    /** The number in a column of a numeric type, NaN for NULL. */
    double number(ResultSet rows, int position) throws SQLException {
        throw new IllegalStateException("expected a numeric type, got " + this);
    }

    /** The text of a value, null for NULL. */
    abstract String text(ResultSet rows, int position) throws SQLException;

    private static String iso(Object value) {
        return value == null ? null : value.toString();
    }

    /** As a table writes its numbers: whole ones without a point. */
    private static String floating(double value, String written) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : written;
    }
}
